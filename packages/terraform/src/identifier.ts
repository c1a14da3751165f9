/**
 * A key of the plan as Terraform writes names: letters, digits, `_` and `-`, no digit first. Names of clusters, groups and regions have
 * neither `_` nor `/`, so two keys are never one name.
 * https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers
 */
export function identifierOf(key: string): string {
  const name = key.replaceAll(/[/.]/g, "_");
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
