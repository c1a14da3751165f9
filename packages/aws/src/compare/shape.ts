/** How a part of a fleet is compared with what AWS says of it. */
export type Shape = ValueShape | SetShape | MapShape | ListShape;

interface ValueShape {
  readonly is: "value";
}

/** Values that have no order. */
interface SetShape {
  readonly is: "set";
}

export interface MapShape {
  readonly is: "map";
  /** In the order in which a fleet says them. */
  readonly keys: Readonly<Record<string, KeyShape>>;
}

interface KeyShape {
  readonly shape: Shape;
  /** What a fleet means that leaves the key out. */
  readonly standard?: unknown;
}

interface ListShape {
  readonly is: "list";
  readonly of: MapShape;
  /** What an item is known by; absent: by all of it. */
  readonly by?: string;
}

export const value: Shape = { is: "value" };
export const set: Shape = { is: "set" };
export const key = (shape: Shape, standard?: unknown): KeyShape => ({
  shape,
  ...(standard !== undefined && { standard }),
});
export const map = (keys: MapShape["keys"]): MapShape => ({ is: "map", keys });
export const list = (of: MapShape, by?: string): Shape => ({ is: "list", of, ...(by !== undefined && { by }) });
