import type { VenafiIssuer } from "@meshwright/model";
import { caBundle } from "./ca-bundle.ts";

/** https://cert-manager.io/docs/configuration/venafi/; `ngts` is of cert-manager 1.21 and newer. */
export const venafiSpec = ({ zone, service }: VenafiIssuer) => ({ venafi: { zone, ...connection(service) } });

function connection(service: VenafiIssuer["service"]) {
  switch (service.kind) {
    case "cloud":
      return {
        cloud: { ...(service.url !== undefined && { url: service.url }), apiTokenSecretRef: service.apiTokenSecret },
      };
    case "tpp":
      return {
        tpp: {
          url: service.url,
          ...caBundle(service.certificateAuthority),
          credentialsRef: { name: service.credentialsSecret },
        },
      };
    case "ngts":
      return {
        ngts: {
          tsgID: service.tsgID,
          ...(service.url !== undefined && { url: service.url }),
          ...(service.tokenEndpoint !== undefined && { tokenEndpoint: service.tokenEndpoint }),
          credentialsRef: { name: service.credentialsSecret },
        },
      };
  }
}
