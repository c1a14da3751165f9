/** PEM as a field `caBundle` takes it; nothing where a public CA has signed. */
export const caBundle = (pem: string | undefined): { readonly caBundle?: string } =>
  pem === undefined ? {} : { caBundle: base64(pem) };

export const base64 = (text: string): string => Buffer.from(text).toString("base64");
