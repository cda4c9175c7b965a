import { lazy } from "react";
import type { Feature } from "../../app/feature";

export const entry = { WayIn: lazy(() => import("./Entry")) } as const satisfies Feature;
