// What build/emoji.ts makes of emojibase-data.
declare module "virtual:emoji/signs" {
  /** An emoji, its group, and the emoji with `~` where a tone stands. */
  const signs: readonly (readonly [emoji: string, group: number, toned?: string])[];
  export default signs;
}

declare module "virtual:emoji/nl" {
  /** A name, and keywords with `|` between them; in the order of the signs. */
  const names: readonly (readonly [name: string, keywords: string])[];
  export default names;
}

declare module "virtual:emoji/en" {
  const names: readonly (readonly [name: string, keywords: string])[];
  export default names;
}
