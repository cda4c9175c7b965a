// How large a file is, as people say it.
import { useMemo } from "react";
import { useRegion } from "./words";

const units = ["kilobyte", "megabyte", "gigabyte"] as const;

export function sizeWords(region: string, bytes: number): string {
  let unit = 0;
  let count = bytes / 1000;
  while (count >= 999.5 && unit < units.length - 1) {
    count /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && count < 10 ? 1 : 0;
  return new Intl.NumberFormat(region, { style: "unit", unit: units[unit] ?? "kilobyte", maximumFractionDigits: digits }).format(
    unit === 0 ? Math.max(1, count) : count,
  );
}

export function useSizes(): (bytes: number) => string {
  const region = useRegion();
  return useMemo(() => (bytes) => sizeWords(region, bytes), [region]);
}
