import type { JsonObject } from "@meshwright/model";

/** A policy that a person applies outside of the clusters, or hands to whoever may: no engine delivers it. */
export interface AccessDocument {
  /** `exchange-role.policy.json`: the name of its file. */
  readonly name: string;
  /** What it allows whom, in one sentence. */
  readonly title: string;
  /** Who applies it, where. */
  readonly where: string;
  /** How it is applied, as lines of a shell; `<…>` is what the fleet does not say. */
  readonly commands: readonly string[];
  readonly value: JsonObject;
}

/** What one folder of documents is to hold. */
export interface AccessDocuments {
  readonly documents: readonly AccessDocument[];
  /** What is needed and no document says, each a sentence. */
  readonly notes: readonly string[];
}

/** JSON as all documents are written: two spaces, keys in the order in which they were put together. */
export const documentText = ({ value }: AccessDocument): string => `${JSON.stringify(value, null, 2)}\n`;
