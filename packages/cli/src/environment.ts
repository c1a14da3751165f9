/** Variables of the environment by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says; an empty variable says nothing. */
export const said = (env: Environment, name: string): string | undefined => (env[name] === "" ? undefined : env[name]);
