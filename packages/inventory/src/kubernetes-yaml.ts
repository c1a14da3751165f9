import {
  boolYaml11Tag,
  defineScalarTag,
  floatCoreTag,
  intYaml11Tag,
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
export const kubernetesSchema = new Schema([
  strTag,
  seqTag,
  mapTag,
  nullYaml11Tag,
  boolYaml11Tag,
  intTag,
  floatCoreTag,
]);
