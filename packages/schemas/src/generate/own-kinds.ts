/** A file of types of our own, for kinds that no package has. */
interface OwnKinds {
  /** As the program of all types imports it. */
  readonly module: string;
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** Upstream project and version that the types were read from. */
  readonly source: string;
}

export const ownKinds: readonly OwnKinds[] = [];
