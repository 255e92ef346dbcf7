local t = {name = "hello"}
module:log("info", "%s", t.name)
