declare module "*.svg?drawing" {
  import type { ReactElement } from "react";

  export default function Drawing(): ReactElement;
}
