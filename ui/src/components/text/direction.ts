// Text of people that runs from right to left, or turns what follows it.

/** Characters that turn the direction of what follows them. */
export const turns = /[\u202A-\u202E\u2066-\u2069]/;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A piece of a sentence that keeps its direction to itself. */
export function isolated(text: string): string {
  return turns.test(text) || rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
