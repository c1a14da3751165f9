-- Health of an Application, for Argo CD's argocd-cm. Healthy only when its controller has compared the sources and
-- destination that are there now, everything is synced, the last operation succeeded, and its objects are healthy.
-- Everything undecided is Progressing: a wave waits for it. Needs no library but the base one.

local function progressing(message)
  return { status = "Progressing", message = message }
end

local function empty(value)
  return value == nil or value == "" or value == false or (type(value) == "table" and next(value) == nil)
end

-- Empty values are left out of what the controller says it compared.
local function same(left, right)
  if empty(left) and empty(right) then
    return true
  end
  if type(left) ~= type(right) then
    return false
  end
  if type(left) ~= "table" then
    return left == right
  end
  for key, value in pairs(left) do
    if not same(value, right[key]) then
      return false
    end
  end
  for key, value in pairs(right) do
    if not same(value, left[key]) then
      return false
    end
  end
  return true
end

local status = obj.status
if status == nil or status.sync == nil or status.sync.comparedTo == nil then
  return progressing("not compared yet")
end

local compared = status.sync.comparedTo
if not same(obj.spec.destination, compared.destination) then
  return progressing("compared with another destination")
end
if empty(obj.spec.sources) then
  if not same(obj.spec.source, compared.source) then
    return progressing("compared with another source")
  end
elseif not same(obj.spec.sources, compared.sources) then
  return progressing("compared with other sources")
end

if obj.operation ~= nil then
  return progressing("an operation is about to start")
end
local operation = status.operationState
if operation ~= nil and operation.phase ~= "Succeeded" then
  return progressing("operation: " .. tostring(operation.phase) .. " " .. tostring(operation.message or ""))
end

if status.sync.status ~= "Synced" then
  return progressing("sync: " .. tostring(status.sync.status))
end

local health = status.health and status.health.status
if health == "Healthy" then
  return { status = "Healthy", message = "synced, and its objects are healthy" }
end
if health == "Degraded" then
  return { status = "Degraded", message = "its objects are degraded" }
end
return progressing("health: " .. tostring(health))
