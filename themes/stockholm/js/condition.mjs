// Evaluates a condition. Pure, and the same in the compiler: both are run on the same generated tables.
// A comparison with a question that has no value is false, "is-not" too; only "not" turns an answer round.

const operators = {
  is: (context, path, wanted) => context.value(path) === wanted,
  "is-not": (context, path, wanted) => answered(context, path) && context.value(path) !== wanted,
  "one-of": (context, path, wanted) => wanted.includes(context.value(path)),
  "not-one-of": (context, path, wanted) => answered(context, path) && !wanted.includes(context.value(path)),
  answered,
  "date-is": onDates((a, b) => a === b),
  "date-is-not": onDates((a, b) => a !== b),
  before: onDates((a, b) => a < b),
  after: onDates((a, b) => a > b),
  "on-or-before": onDates((a, b) => a <= b),
  "on-or-after": onDates((a, b) => a >= b),
  and: (context, ...parts) => parts.every((part) => holds(part, context)),
  or: (context, ...parts) => parts.some((part) => holds(part, context)),
  not: (context, part) => !holds(part, context),
  // Each named condition once for a context, however many others build on it.
  named: (context, name) => (context.verdicts ??= {})[name] ??= holds(context.conditions[name], context),
};

/// context: {value: path => value or undefined, conditions: {name: condition}, today: "YYYY-MM-DD"}
export function holds([operator, ...operands], context) {
  return operators[operator](context, ...operands);
}

function answered(context, path) {
  return context.value(path) !== undefined;
}

// ISO dates order as text, so no Date and no time zone is involved.
function onDates(compare) {
  return (context, path, operand) => {
    const left = context.value(path);
    const right = operand.today ? context.today : operand.date ?? context.value(operand.question);
    return left !== undefined && right !== undefined && compare(left, right);
  };
}
