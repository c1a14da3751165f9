/** Replaces a name where it stands as a word, or as part of a name that is made of words. */
export function replaceWord(text: string, word: string, by: string): string {
  if (!text.includes(word)) return text;
  const isApart = (letter: string | undefined): boolean => letter === undefined || !/[a-z0-9]/i.test(letter);
  let made = "";
  let from = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (!isApart(text[at - 1]) || !isApart(text[at + word.length])) continue;
    made += text.slice(from, at) + by;
    from = at + word.length;
  }
  return made + text.slice(from);
}
