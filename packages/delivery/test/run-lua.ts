import { lauxlib, lua, lualib, to_luastring } from "fengari";

type State = ReturnType<typeof lauxlib.luaL_newstate>;

function push(state: State, value: unknown): void {
  if (typeof value === "string") lua.lua_pushstring(state, to_luastring(value));
  else if (typeof value === "number") lua.lua_pushnumber(state, value);
  else if (typeof value === "boolean") lua.lua_pushboolean(state, value);
  else if (typeof value !== "object" || value === null) lua.lua_pushnil(state);
  else {
    lua.lua_newtable(state);
    for (const [key, inner] of Object.entries(value)) {
      push(state, inner);
      if (Array.isArray(value)) lua.lua_rawseti(state, -2, Number(key) + 1);
      else lua.lua_setfield(state, -2, to_luastring(key));
    }
  }
}

/**
 * Runs a health check as Argo CD does: `obj` is the object, and the base library is all there is
 * (https://github.com/argoproj/argo-cd, util/lua/lua.go). Returns its status.
 */
export function healthOf(script: string, obj: unknown): string {
  const state = lauxlib.luaL_newstate();
  lauxlib.luaL_requiref(state, to_luastring("_G"), lualib.luaopen_base, 1);
  push(state, obj);
  lua.lua_setglobal(state, to_luastring("obj"));
  const failed =
    lauxlib.luaL_loadstring(state, to_luastring(script)) !== lua.LUA_OK || lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK;
  if (failed) throw new Error(lua.lua_tojsstring(state, -1));
  lua.lua_getfield(state, -1, to_luastring("status"));
  return lua.lua_tojsstring(state, -1);
}
