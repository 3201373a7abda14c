/** The words of a text alone, lower-case and parted by single blanks, for telling whether two texts say the same. */

export function plainWords(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
