// KAS, the grader of Khan Academy's exercises: parse both, compare without form checks.
"use strict";
const fs = require("fs");
const [modules, source, target] = process.argv.slice(2);
const KAS = require(`${modules}/@khanacademy/kas`);

function grade(reference, student) {
  const first = KAS.parse(reference);
  const second = KAS.parse(student);
  if (!first.parsed || !second.parsed) return false;
  return KAS.compare(first.expr, second.expr, { form: false, simplify: false }).equal === true;
}

const rows = JSON.parse(fs.readFileSync(source, "utf-8"));
for (let i = 0; i < 20; i++) {
  grade("2*x", "x+x");
  grade("sin(x)^2/x", "ln(x)*e^(x)");
}
const seconds = [];
const equal = [];
for (const row of rows) {
  const start = process.cpuUsage();
  let same = false;
  try {
    same = grade(row.kas[0], row.kas[1]);
  } catch {
    same = false;
  }
  const spent = process.cpuUsage(start);
  seconds.push((spent.user + spent.system) / 1e6);
  equal.push(same);
}
fs.writeFileSync(target, JSON.stringify({ seconds, equal }));
