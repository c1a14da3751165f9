import type { JsonObject } from "./json.ts";

/** A Kubernetes object as plain data. */
export interface Body extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: JsonObject & { readonly name: string; readonly namespace?: string };
}
