import type { Issuer, IssuerCapabilities, VenafiIssuer } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import { seconds } from "../schema/duration.ts";
import type { IssuerSource } from "../schema/issuer.ts";
import { serverCa, withoutSlash } from "./server-ca.ts";

type Of<Kind extends IssuerSource["kind"]> = Extract<IssuerSource, { kind: Kind }>;

export function resolveIssuer(issuer: IssuerSource, certificates: Certificates): Issuer {
  switch (issuer.kind) {
    case "aws-private-ca":
      return { ...issuer, region: arnParts(issuer.arn).region };
    case "vault": {
      const { certificateAuthority, server, ...rest } = issuer;
      return { ...rest, server: withoutSlash(server), ...serverCa(certificateAuthority, certificates) };
    }
    case "venafi":
      return { ...issuer, service: venafiService(issuer, certificates) };
    case "external":
      return { ...issuer, capabilities: capabilities(issuer) };
    case "ca-secret":
    case "self-signed":
      return issuer;
  }
}

function venafiService({ service }: Of<"venafi">, certificates: Certificates): VenafiIssuer["service"] {
  if (service.kind !== "tpp") return service;
  const { certificateAuthority, ...rest } = service;
  return { ...rest, ...serverCa(certificateAuthority, certificates) };
}

function capabilities({ capabilities: declared }: Of<"external">): IssuerCapabilities {
  const { shortestDuration, longestDuration, ...rest } = declared;
  const limit = (key: "shortestDuration" | "longestDuration", text: string | undefined) =>
    text === undefined ? {} : { [key]: seconds(text) };
  return { ...rest, ...limit("shortestDuration", shortestDuration), ...limit("longestDuration", longestDuration) };
}
