import type { AnswerPlace } from "@meshwright/findings";

/** What was said, by key; a key that takes one value has one. */
export type Said<Key extends string> = Readonly<Partial<Record<Key, readonly string[]>>>;

/** `kubernetesVersion` → `kubernetes-version`: how a key is written on the command line. */
export const kebab = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const answerPlace = (answer: string): AnswerPlace => ({ in: "answer", answer });

/** The one value of a key. */
export const one = <Key extends string>(said: Said<Key>, key: Key): string | undefined => said[key]?.[0];

export const all = <Key extends string>(said: Said<Key>, key: Key): readonly string[] => said[key] ?? [];

/** What the first knows, and what the second adds to it. */
export const together = <Key extends string>(said: Said<Key>, more: Said<Key>): Said<Key> => ({ ...more, ...said });
