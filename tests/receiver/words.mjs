// What the receiver says to a person, in the languages it knows.

/// How each refusal is said: title, detail. Their names are those of the examples in openapi.json.
const refusals = {
  sv: {
    no_key: ["Nyckeln saknas", "Sidan skickade ingen nyckel. Ladda om sidan och försök igen."],
    not_readable: ["Det går inte att läsa svaren", "Det som kom fram är inte helt. Försök igen."],
    signed_out: ["Du är inte inloggad", "Logga in och skicka igen."],
    not_allowed: ["Du får inte skicka in det här", "Logga in med en e-legitimation som har en högre tillitsnivå."],
    in_progress: ["Vi håller på att ta emot svaren", "Vänta en stund och skicka igen."],
    too_large: ["Det är för mycket att ta emot", "Välj mindre filer eller färre filer."],
    unsupported_type: ["Vi tar inte emot det formatet", "Skicka svaren som JSON, och filerna bredvid."],
    does_not_fit: ["Svaren passar inte formuläret", "Rätta svaren och skicka igen."],
    key_reused: ["Nyckeln hör till andra svar", "Ladda om sidan och fyll i formuläret igen."],
    too_many: ["Det kommer för många svar på en gång", "Vänta en stund och skicka igen."],
    failed: ["Något gick fel hos oss", "Försök igen."],
    down: ["Vi kan inte ta emot svar just nu", "Vänta en stund och skicka igen."],
  },
  en: {
    no_key: ["The key is missing", "The page sent no key. Load the page again and try once more."],
    not_readable: ["The answers cannot be read", "What arrived is not whole. Try again."],
    signed_out: ["You are not signed in", "Sign in and send again."],
    not_allowed: ["You may not send this", "Sign in with an e-ID that has a higher level of assurance."],
    in_progress: ["We are already receiving the answers", "Wait a little and send again."],
    too_large: ["This is too much to receive", "Choose smaller files, or fewer."],
    unsupported_type: ["We do not receive that format", "Send the answers as JSON, and the files beside it."],
    does_not_fit: ["The answers do not fit the form", "Correct the answers and send again."],
    key_reused: ["The key belongs to other answers", "Load the page again and fill in the form once more."],
    too_many: ["Too many answers come at once", "Wait a little and send again."],
    failed: ["Something went wrong on our side", "Try again."],
    down: ["We cannot receive answers right now", "Wait a little and send again."],
  },
};

/// What a keyword of the schema says of an answer that breaks it.
const faults = {
  sv: {
    required: "Svaret saknas",
    "false schema": "Frågan ska inte besvaras här",
    unevaluatedProperties: "Svaret hör inte till formuläret",
    enum: "Välj ett av svaren",
    const: "Svaret är inte det som väntas",
    pattern: "Svaret är inte skrivet på rätt sätt",
    maxLength: "Svaret är för långt",
    minLength: "Svaret är tomt",
    maxItems: "Svaren är för många",
    minItems: "Svaren är för få",
    minimum: "Talet är för litet",
    maximum: "Talet är för stort",
    not: "Med de här svaren går det inte att skicka in formuläret",
    file: "Filen kom inte fram som den ska. Välj den igen",
    form: "Vi tar inte emot det här formuläret",
    other: "Svaret passar inte",
  },
  en: {
    required: "The answer is missing",
    "false schema": "The question is not to be answered here",
    unevaluatedProperties: "The answer does not belong to the form",
    enum: "Choose one of the answers",
    const: "The answer is not what is expected",
    pattern: "The answer is not written in the right way",
    maxLength: "The answer is too long",
    minLength: "The answer is empty",
    maxItems: "The answers are too many",
    minItems: "The answers are too few",
    minimum: "The number is too small",
    maximum: "The number is too large",
    not: "The form cannot be sent with these answers",
    file: "The file did not arrive as it should. Choose it again",
    form: "We do not receive this form",
    other: "The answer does not fit",
  },
};

export const known = Object.keys(refusals.sv);
export const refusalIn = (language, name) => refusals[language][name];
export const faultIn = (language, keyword) => faults[language][keyword] ?? faults[language].other;
