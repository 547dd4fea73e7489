// The form itself: its name, its texts, whom it is sent to. Tested by changes_test.cpp.

#include <algorithm>

#include "changes/comparing.h"

namespace blankett {
namespace {

std::string quoted_value(const std::string& value) { return value.empty() ? "–" : value; }

void value(Comparing& c, std::string_view kind, const std::string& was, const std::string& is) {
  if (was != is) c.say(kind, "", {{"old", quoted_value(was)}, {"new", quoted_value(is)}});
}

bool same_texts(const Comparing& c, const std::vector<Index<Text>>& was,
                const std::vector<Index<Text>>& is) {
  return std::equal(was.begin(), was.end(), is.begin(), is.end(),
                    [&](Index<Text> a, Index<Text> b) { return c.same_words(a, b); });
}

bool same_channels(const Comparing& c, const std::vector<Channel>& was,
                   const std::vector<Channel>& is) {
  return std::equal(was.begin(), was.end(), is.begin(), is.end(),
                    [&](const Channel& a, const Channel& b) {
                      return a.kind == b.kind && c.same_words(a.text, b.text);
                    });
}

void compare_languages(Comparing& c, const Side& from, const Side& to) {
  const auto has = [](const Side& side, const std::string& language) {
    return std::find(side.languages.begin(), side.languages.end(), language) !=
           side.languages.end();
  };
  for (const std::string& language : to.languages)
    if (!has(from, language)) c.say("language-added", "", {{"name", language}});
  for (const std::string& language : from.languages)
    if (!has(to, language)) c.say("language-removed", "", {{"name", language}});
}

void compare_service(Comparing& c) {
  const Service &was = c.old.model->service, &is = c.now.model->service;
  value(c, "owner-changed", was.owner, is.owner);
  value(c, "endpoint-changed", was.endpoint, is.endpoint);
  // What is not said is that nobody signs in.
  const bool signed_in = was.identification == "e-id", signs_in = is.identification == "e-id";
  if (signed_in != signs_in)
    c.say(signs_in ? "identification-raised" : "identification-lowered", "", {});
  c.text("why-changed", "", {{"what", std::string(c.word("Inloggningen", "The sign-in"))}},
         was.identification_why, is.identification_why);
  const auto days = [&](int number) {
    return number == 0 ? std::string(c.word("inte utlovad", "not promised"))
                       : std::to_string(number) + std::string(c.word(" dagar", " days"));
  };
  if (was.processing_days != is.processing_days)
    c.say("processing-days-changed", "",
          {{"old", days(was.processing_days)}, {"new", days(is.processing_days)}});
  if (!same_texts(c, was.events, is.events)) c.say("events-changed", "", {});
  if (!same_channels(c, was.channels, is.channels)) c.say("channels-changed", "", {});
  if (was.privacy_controller != is.privacy_controller ||
      was.privacy_legal_basis != is.privacy_legal_basis || was.retention != is.retention ||
      was.registered != is.registered || !c.same_words(was.privacy_purpose, is.privacy_purpose))
    c.say("privacy-changed", "", {});
}

}  // namespace

void compare_form(Comparing& c, const Side& from, const Side& to) {
  const Model &was = *c.old.model, &is = *c.now.model;
  value(c, "form-renamed", was.id, is.id);
  if (from.published != to.published)
    c.say(to.published ? "form-published" : "form-withdrawn", "", {});
  compare_languages(c, from, to);
  c.text("title-changed", "", {{"what", std::string(c.word("Formuläret", "The form"))}}, was.title,
         is.title);
  c.text("summary-changed", "", {}, was.summary, is.summary);
  compare_service(c);
}

}  // namespace blankett
