import type { Feature } from "../../app/feature";
import { UploadNews } from "./UploadNews";

export const files = { Always: UploadNews } as const satisfies Feature;
