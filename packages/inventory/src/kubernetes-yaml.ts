import type { Json } from "@meshwright/model";
import {
  boolYaml11Tag,
  defineScalarTag,
  floatCoreTag,
  intYaml11Tag,
  load,
  mapTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  Schema,
  seqTag,
  strTag,
} from "js-yaml";

/** Kubernetes' reader has no numbers to the base of 60: `12:30:45` is a text. */
const intTag = defineScalarTag(intYaml11Tag.tagName, {
  ...intYaml11Tag,
  resolve: (source, ...more) => (source.includes(":") ? NOT_RESOLVED : intYaml11Tag.resolve(source, ...more)),
});

/**
 * YAML as Kubernetes reads it, which is YAML 1.1 with some of 1.2: a plain `yes` is true, `012` is ten, `1e3` is a number.
 * Dates stay texts, and there are no merge keys. https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
const kubernetesSchema = new Schema([strTag, seqTag, mapTag, nullYaml11Tag, boolYaml11Tag, intTag, floatCoreTag]);

/**
 * What a text says to Kubernetes. Throws a `YAMLException` where it is no YAML, and where it has aliases: nobody needs them here, and
 * they can grow without end.
 */
export const loadKubernetesYaml = (text: string): Json =>
  load(text, { schema: kubernetesSchema, maxAliases: 0 }) as Json; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the schema makes nothing that JSON has not

/** The same; undefined where it would throw. */
export function kubernetesYaml(text: string): Json | undefined {
  try {
    return loadKubernetesYaml(text);
  } catch {
    return undefined;
  }
}
