/** More names than these are not read. */
export const mostNamed = 6;

/** `dublin, ohio and 8 more`. */
export function someText(names: readonly string[]): string {
  if (names.length <= mostNamed) return names.join(", ");
  return `${names.slice(0, mostNamed - 1).join(", ")} and ${names.length - mostNamed + 1} more`;
}
