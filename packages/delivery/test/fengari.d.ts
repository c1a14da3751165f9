/** The part of fengari's C-like interface that the tests use; the package has no types. */
declare module "fengari" {
  type State = { readonly state: unique symbol };
  export const lua: {
    readonly LUA_OK: number;
    lua_getglobal(state: State, name: Uint8Array): void;
    lua_newtable(state: State): void;
    lua_pushboolean(state: State, value: boolean): void;
    lua_pushnil(state: State): void;
    lua_pushnumber(state: State, value: number): void;
    lua_pushstring(state: State, value: Uint8Array): void;
    lua_setfield(state: State, index: number, key: Uint8Array): void;
    lua_setglobal(state: State, name: Uint8Array): void;
    lua_rawseti(state: State, index: number, key: number): void;
    lua_getfield(state: State, index: number, key: Uint8Array): void;
    lua_tojsstring(state: State, index: number): string;
    lua_pcall(state: State, args: number, results: number, handler: number): number;
  };
  export const lauxlib: {
    luaL_newstate(): State;
    luaL_requiref(state: State, name: Uint8Array, open: unknown, global: number): void;
    luaL_loadstring(state: State, source: Uint8Array): number;
  };
  export const lualib: { readonly luaopen_base: unknown };
  export function to_luastring(text: string): Uint8Array;
}
