// What a check looks at. Tested by link_test.cpp.

#include "link/check.h"

#include <algorithm>
#include <set>

namespace blankett::linking {
namespace {

class Looker {
 public:
  Looker(Check& check, const Model& model) : check_(check), model_(model) {}

  // Inside the brackets of rows a missing answer is the row's own matter: it makes the comparison
  // false there, and the check still speaks.
  void look(const Condition& condition, bool in_rows) {
    for (const Operation& o : condition.operations) {
      if (o.op == Operator::named && seen_.insert(o.named.value).second)
        look(model_.conditions[o.named].condition, in_rows);
      for (const Condition& inner : o.inner) look(inner, true);
      if (o.repeat) place(model_.groups[o.repeat].first_question, o.repeat);
      for (const Operand* operand : {&o.subject, &o.other, &o.upper}) {
        if (operand->kind == Operand::Kind::answer) {
          const Index<Group> rows = model_.questions[operand->question].repeat;
          place(operand->question, rows == check_.repeat ? Index<Group>{} : rows);
          if (!in_rows && o.op != Operator::is_answered) need(operand->question);
        } else if (operand->repeat) {
          const Index<Question> q =
              operand->question ? operand->question : model_.groups[operand->repeat].first_question;
          place(q, operand->repeat);
        }
      }
    }
  }

 private:
  void place(Index<Question> q, Index<Group> rows) {
    if (q.value >= model_.questions.size()) return;  // rows without questions were reported
    if (check_.shown_at && q.value <= check_.shown_at.value) return;
    check_.shown_at = q;
    check_.shown_at_rows = rows;
  }
  void need(Index<Question> q) {
    if (std::find(check_.needs.begin(), check_.needs.end(), q) == check_.needs.end())
      check_.needs.push_back(q);
  }

  Check& check_;
  const Model& model_;
  std::set<std::uint32_t> seen_;
};

}  // namespace

void for_each_operation(const Condition& condition,
                        const std::function<void(const Operation&)>& look) {
  for (const Operation& operation : condition.operations) {
    look(operation);
    for (const Condition& inner : operation.inner) for_each_operation(inner, look);
  }
}

void look_through(Check& check, const Model& model) {
  Looker(check, model).look(check.that, false);
}

}  // namespace blankett::linking
