import type { AuthorityWords, FleetWords } from "./authority-words.ts";
import type { AuthorityEdit } from "./stage-edits.ts";

/** What the files say after edits. */
export function editedWords({ mesh, clusters }: FleetWords, edits: readonly AuthorityEdit[]): FleetWords {
  const edited = <T extends AuthorityWords>(words: T): T => {
    const set = edits.find(({ file }) => file === words.file)?.set ?? {};
    const gone = Object.entries(set).map(([key, value]) => [key, value ?? undefined] as const);
    return { ...words, ...Object.fromEntries(gone) };
  };
  return { mesh: edited(mesh), clusters: clusters.map(edited) };
}
