-- For wrk: reports of readers, each by another one, seen through a proxy that the newsroom trusts.
-- `wrk … URL -- FILE FROM`: to the addresses in the file in turns; FROM is the number of the first reader. Instead of a file, the one
-- address that is asked can stand there, if it begins with /b/.
dofile(debug.getinfo(1, "S").source:match("^@(.*)/") .. "/sum.lua")

local paths, reader = {}, 0
local from, between, after

function init(args)
  local file = not args[1]:match("^/b/") and io.open(args[1])
  if file then
    for path in file:lines() do paths[#paths + 1] = path end
    file:close()
  else
    paths[1] = args[1]
  end
  reader = tonumber(args[2])
  -- Reached from a search engine; a page's own address has a query already.
  from = paths[1]:find("?", 1, true) and "&r=www.google.com" or ""
  local host = wrk.headers["Host"]
  -- As browsers send it.
  between = " HTTP/1.1\r\nHost: " .. host .. "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:" 
  after = ") Gecko/20100101 Firefox/140.0\r\nAccept: */*\r\nAccept-Language: tr,en;q=0.5\r\nOrigin: http://" .. host ..
    "\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: empty\r\nContent-Length: 0\r\nX-Forwarded-For: "
end

function request()
  reader = reader + 1
  -- 100.64.0.0/10: four million addresses, with another agent each time they are through.
  local low = reader % 4194304
  return "POST " .. paths[reader % #paths + 1] .. from .. between .. 100 + (reader - low) / 4194304 .. ".0" .. after ..
    "100." .. 64 + math.floor(low / 65536) .. "." .. math.floor(low / 256) % 256 .. "." .. low % 256 .. "\r\n\r\n"
end
