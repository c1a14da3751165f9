import type { AuthorityEdit, AuthorityWords, FleetWords } from "./authority-words.ts";

/** What the files say after edits: null takes a key away. */
export function editedWords({ mesh, clusters }: FleetWords, edits: readonly AuthorityEdit[]): FleetWords {
  const edited = <T extends AuthorityWords>(words: T): T => {
    const set = edits.find(({ file }) => file === words.file)?.set ?? {};
    const gone = Object.entries(set).map(([key, value]) => [key, value ?? undefined] as const);
    return { ...words, ...Object.fromEntries(gone) };
  };
  return { mesh: edited(mesh), clusters: clusters.map(edited) };
}
