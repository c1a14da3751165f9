import { boolYaml11Tag, floatYaml11Tag, intYaml11Tag, mapTag, nullYaml11Tag, Schema, seqTag, strTag } from "js-yaml";

/**
 * YAML as Kubernetes reads it, which is YAML 1.1: a plain `yes` is true and `012` is ten. Dates stay texts, and there are
 * no merge keys. https://github.com/kubernetes-sigs/yaml
 */
export const kubernetesSchema = new Schema([
  strTag,
  seqTag,
  mapTag,
  nullYaml11Tag,
  boolYaml11Tag,
  intYaml11Tag,
  floatYaml11Tag,
]);
