import { kinds } from "../../js/kinds.mjs";

// Its value comes from other answers (js/answers.mjs), never from the page.
kinds.calculation = {
  display: (value, context) => kinds[context.question.result].display(value, context),
};
