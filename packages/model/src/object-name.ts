declare const objectNameBrand: unique symbol;

/** A string that Kubernetes accepts as an object name (RFC 1123 subdomain). Only `objectName` and `rbacName` make one. */
export type ObjectName = string & { readonly [objectNameBrand]: true };

/** Parses a name as Kubernetes does for most kinds; undefined where the API server would refuse it. */
export function objectName(text: string): ObjectName | undefined {
  return text.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(text)
    ? (text as ObjectName) // oxlint-disable-line typescript/no-unsafe-type-assertion -- the regular expression above is the proof
    : undefined;
}

/** An RFC 1123 label: what namespaces, clusters and Services are named with. At most 63 characters. */
export function isLabelName(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/** The name of an RBAC object or a webhook configuration, which may hold `:` beside what `objectName` takes. */
export function rbacName(text: string): ObjectName | undefined {
  return objectName(text.replaceAll(":", ".")) === undefined ? undefined : (text as ObjectName); // oxlint-disable-line typescript/no-unsafe-type-assertion -- proved with `:` read as `.`
}

/** `objectName` for names written in our own code: a bad one is a bug, so it throws a plain Error. */
export function knownName(text: string): ObjectName {
  const name = objectName(text);
  if (name === undefined) throw new Error(`not a Kubernetes object name: ${text}`);
  return name;
}
