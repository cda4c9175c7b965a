// Theme and language of the page. Remembered here only to draw the first frame right; Rust holds the settings.
import { useEffect } from "react";
import { guessLocale, type Locale } from "./words";

const place = "patio.look";
const dark = window.matchMedia("(prefers-color-scheme: dark)");

interface Look {
  theme: string;
  locale: Locale;
}

export function asLocale(text: string): Locale {
  return text === "nl" ? "nl" : "en";
}

function show(look: Look): void {
  const root = document.documentElement;
  root.dataset.theme = look.theme === "dark" || (look.theme === "system" && dark.matches) ? "dark" : "light";
  root.lang = look.locale;
}

export function rememberedLook(): Look {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    if (typeof kept === "object" && kept !== null && "theme" in kept && "locale" in kept) {
      return { theme: String(kept.theme), locale: asLocale(String(kept.locale)) };
    }
  } catch {
    // Nothing readable was kept: start from the system's choice.
  }
  return { theme: "system", locale: guessLocale() };
}

export function showRememberedLook(): void {
  show(rememberedLook());
}

export function useLook(look: Look): void {
  const { theme, locale } = look;
  useEffect(() => {
    const draw = () => show({ theme, locale });
    draw();
    try {
      localStorage.setItem(place, JSON.stringify({ theme, locale }));
    } catch {
      // A full or forbidden store costs one frame in the wrong theme, nothing more.
    }
    dark.addEventListener("change", draw);
    return () => dark.removeEventListener("change", draw);
  }, [theme, locale]);
}
