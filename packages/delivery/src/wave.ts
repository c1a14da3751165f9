import { syncWave } from "@meshwright/model";
import type { ApiObject } from "cdk8s";

/** Writes a wave onto an object, whatever engine applies it: it is the readable form of the order. YAML annotations are texts. */
export const stampWave = (object: ApiObject, wave: number): void =>
  object.metadata.addAnnotation(syncWave, String(wave));
