import { z } from "./zod.ts";
import { text } from "./text.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

interface Location {
  readonly schemes: readonly string[];
  /** No path, query or fragment. */
  readonly bare?: true;
}

/** True for a URL of one of the schemes, without credentials; plain http goes to this machine only. */
function isLocation(value: string, { schemes, bare }: Location): boolean {
  const url = URL.parse(value);
  if (url === null || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return false;
  if (url.hostname === "" || (bare === true && url.pathname !== "/" && url.pathname !== "")) return false;
  const scheme = url.protocol.slice(0, -1);
  return schemes.includes(scheme) || (scheme === "http" && !bare && loopback.has(url.hostname));
}

export const chartRepository = () =>
  text({
    pattern: /^(https|oci|http):\/\/[^\s?#]+$/,
    wants: "This must be the address of a chart repository: https://… or oci://… (http:// on this machine only).",
    also: (value) => isLocation(value, { schemes: ["https", "oci"] }),
  });

export const httpsServer = () =>
  text({
    pattern: /^https?:\/\/[^\s?#]+$/,
    wants: "This must be an address that starts with https:// (http:// on this machine only).",
    also: (value) => isLocation(value, { schemes: ["https"] }),
  });

/** A server that pods call; inside a cluster plain http is usual. */
export const httpServer = () =>
  text({
    pattern: /^https?:\/\/[^\s?#]+$/,
    wants: "This must be an address that starts with http:// or https://, without a password.",
    also: (value) => isLocation(value, { schemes: ["https", "http"] }),
  });

export const apiServerEndpoint = () =>
  text({
    pattern: /^https:\/\/[^\s/?#@]+\/?$/,
    wants: "This must be the address of the API server, https://host or https://host:port, without a path.",
    also: (value) => isLocation(value, { schemes: ["https"], bare: true }),
  });

export const gitRepository = () =>
  text({
    pattern: /^((https|ssh|http):\/\/[^\s?#]+|[\w.-]+@[\w.-]+:[^\s]+)$/,
    wants: "This must be the address of a git repository: https://…, ssh://… or git@host:path, without a password.",
    also: (value) =>
      !/^\w+:\/\//.test(value) ||
      isLocation(value.replace(/^ssh:\/\/[\w.-]+@/, "ssh://"), { schemes: ["https", "ssh"] }),
  });

export const imageRegistry = () =>
  text({
    pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
    wants: "This must be a registry, host or host/path, without https:// and without a slash at the end.",
  });

export const image = () =>
  text({
    pattern:
      /^([a-zA-Z0-9.-]+(:[0-9]{1,5})?\/)?[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:(?!latest$|latest@)[\w][\w.-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/,
    wants: "This must be an image with an exact tag or digest, such as docker.io/library/nginx:1.29.3; not latest.",
  });

/** A CIDR. Its form is checked across the whole fleet, where a finding can name the right value. */
export const cidr = () => z.string().meta({ examples: ["10.0.0.0/16"] });

/** A PEM file of the fleet. */
export const pemFile = () =>
  text({
    pattern: /^(?!\/)(?!.*\.\.)(?!.*\\)[^\s].*\.pem$/,
    wants:
      "This must be the path of a file that ends in .pem, in the folder of the fleet, such as roots/mesh-root.pem.",
  });
