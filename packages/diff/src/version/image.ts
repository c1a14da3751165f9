/** An image as a container names it: https://github.com/distribution/reference/blob/main/reference.go. */
export interface Image {
  /** With the registry, where there is one: `docker.io/istio/pilot`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

export function imageOf(text: string): Image {
  const [name = "", digest] = text.split("@");
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  const repository = colon < 0 ? name : name.slice(0, colon);
  const tag = colon < 0 ? undefined : name.slice(colon + 1);
  return { repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** `pilot` of `docker.io/istio/pilot`. */
export const baseName = ({ repository }: Image): string => repository.slice(repository.lastIndexOf("/") + 1);
