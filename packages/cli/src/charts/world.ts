/** What fetching and rendering charts may touch of the world, beside the cache. */
export interface ChartsWorld {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What the environment says; an empty variable says nothing. */
export const said = ({ env }: Pick<ChartsWorld, "env">, name: string): string | undefined =>
  env[name] === "" ? undefined : env[name];
