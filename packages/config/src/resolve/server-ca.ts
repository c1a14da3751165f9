import type { Certificates } from "../read/certificates.ts";

/** The PEM of a server's CAs in place of the file that holds them; nothing where the server is signed by a public CA. */
export const serverCa = (
  path: string | undefined,
  certificates: Certificates,
): { readonly certificateAuthority?: string } =>
  path === undefined
    ? {}
    : {
        certificateAuthority: certificates
          .of(path)
          .map(({ pem }) => pem)
          .join(""),
      };

/** An address to which a path can be added. */
export const withoutSlash = (url: string): string => url.replace(/\/+$/, "");
