-- Health of what ACK's EC2 controller makes, for Argo CD's argocd-cm, which has no check for these kinds. Healthy when the
-- controller says that AWS and the object agree, and what is to carry packets says that it does. Needs no library but the base one.

local function progressing(message)
  return { status = "Progressing", message = message }
end

local status = obj.status
if status == nil or status.conditions == nil then
  return progressing("not looked at yet")
end

local conditions = {}
for _, condition in ipairs(status.conditions) do
  conditions[condition.type] = condition
end

local function holds(name)
  return conditions[name] ~= nil and conditions[name].status == "True"
end

local function message(name)
  return name .. ": " .. tostring(conditions[name].message or "")
end

-- The object must be changed before the controller goes on.
if holds("ACK.Terminal") then
  return { status = "Degraded", message = message("ACK.Terminal") }
end
-- It tries again by itself.
if holds("ACK.Recoverable") then
  return progressing(message("ACK.Recoverable"))
end

-- Ready is what newer controllers say in the place of ACK.ResourceSynced.
if not holds("Ready") and not holds("ACK.ResourceSynced") then
  return progressing("AWS is not yet as the object says")
end

local state = status.state
local wanted = "available"
if obj.kind == "VPCPeeringConnection" then
  state = status.status and status.status.code
  wanted = "active"
end
if obj.kind == "RouteTable" then
  return { status = "Healthy", message = "its routes are those of the object" }
end
if state == wanted then
  return { status = "Healthy", message = wanted }
end
local gone = { deleted = true, deleting = true, expired = true, failed = true, failing = true, rejected = true }
if gone[state] then
  return { status = "Degraded", message = "state: " .. state }
end
return progressing("state: " .. tostring(state))
