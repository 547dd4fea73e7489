// blankett build: compile every form, all cores, and swap the site in when nothing is wrong.

#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <sys/resource.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <thread>

#include "commands/command.h"
#include "commands/report.h"
#include "render/component_page.h"
#include "render/theme.h"
#include "write/write.h"

namespace blankett {
namespace {

// What is kept of each form once its pages are staged: little, so memory does not grow with them.
struct Result {
  std::vector<Finding> findings;
  std::vector<Summary> summaries;
  std::vector<std::string> unpublished;
  std::vector<rules::TranslatedLabel> labels;
  std::string printed;
  StageTimes times{};
  std::size_t pages = 0;
};

void add(Result& result, Bundle bundle, const std::string& form) {
  std::move(bundle.findings.begin(), bundle.findings.end(), std::back_inserter(result.findings));
  std::move(bundle.labels.begin(), bundle.labels.end(), std::back_inserter(result.labels));
  if (!bundle.published) result.unpublished.push_back(form);
  for (std::size_t i = 0; i < kStages; ++i) result.times[i] += bundle.times[i];
  result.printed += bundle.printed;
  for (const auto& [path, bytes] : bundle.site)
    result.pages += bundle.published && path.ends_with(".html");
  if (bundle.published)
    std::move(bundle.summaries.begin(), bundle.summaries.end(),
              std::back_inserter(result.summaries));
}

bool fails(const std::vector<Finding>& findings, bool strict) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
    return f.severity == Severity::error ||
           (strict && f.severity == Severity::warning && f.suppressed.empty());
  });
}

Result compile_all(const Project& project, const FileSystem& files, const Arguments& arguments,
                   StagedSite* stage) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const oneapi::tbb::global_control limit(oneapi::tbb::global_control::max_allowed_parallelism,
                                          arguments.jobs ? arguments.jobs : cores);
  oneapi::tbb::enumerable_thread_specific<Renderer> renderers(
      [&] { return Renderer(project.theme); });
  std::mutex mutex;
  std::vector<std::pair<std::string, Result>> results;
  oneapi::tbb::parallel_for(std::size_t{0}, project.forms.size(), [&](std::size_t i) {
    const std::string& form = project.forms[i];
    Bundle bundle = compile(project, form, files, arguments.options, renderers.local());
    if (stage && bundle.published)
      for (const auto& [path, bytes] : bundle.site) stage->put(path, bytes);
    Result own;
    add(own, std::move(bundle), form);
    const std::lock_guard guard(mutex);
    results.emplace_back(form, std::move(own));
  });
  std::sort(results.begin(), results.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  Result all;
  for (auto& [form, result] : results) {
    std::move(result.findings.begin(), result.findings.end(), std::back_inserter(all.findings));
    std::move(result.summaries.begin(), result.summaries.end(), std::back_inserter(all.summaries));
    std::move(result.unpublished.begin(), result.unpublished.end(),
              std::back_inserter(all.unpublished));
    std::move(result.labels.begin(), result.labels.end(), std::back_inserter(all.labels));
    all.printed += result.printed;
    all.pages += result.pages;
    for (std::size_t s = 0; s < kStages; ++s) all.times[s] += result.times[s];
  }
  std::vector<Finding> across =
      rules::compare_labels(all.labels, project.wording(arguments.options.reader));
  std::move(across.begin(), across.end(), std::back_inserter(all.findings));
  return all;
}

// A build of some forms or languages keeps the rest of the site as the last build left it.
std::vector<Summary> keep_the_rest(StagedSite& stage, const Project& project,
                                   const Arguments& arguments, std::vector<Summary> fresh) {
  const auto& only = arguments.options.only_languages;
  const auto rebuilt = [&](const std::string& language, const std::string& form) {
    const bool this_form =
        std::find(project.forms.begin(), project.forms.end(), form) != project.forms.end();
    return this_form &&
           (only.empty() || std::find(only.begin(), only.end(), language) != only.end());
  };
  for (const Summary& old : stage.old().forms)
    if (!rebuilt(old.language, old.form)) fresh.push_back(old);
  for (const auto& [path, hash] : stage.old().files) {
    const bool report = path.starts_with("reports/");
    const std::string own = report ? path.substr(8) : path;
    const std::size_t slash = own.find('/');
    const std::string first = own.substr(0, slash);
    const std::string rest = slash == own.npos ? "" : own.substr(slash + 1);
    const std::string form = rest.substr(0, rest.find('/'));
    const bool of_form = first == "schemas"
                             ? rebuilt("", form) || rebuilt(only.empty() ? "" : only[0], form)
                             : rebuilt(first, form);
    const bool of_site = !report && (rest == "index.html" || rest == "accessibility.html" ||
                                     rest == "accessibility.json");
    if (!of_form && !of_site) stage.keep(path);
  }
  return fresh;
}

void print_timings(const Result& result) {
  std::chrono::nanoseconds total{};
  const double pages = std::max<double>(1, static_cast<double>(result.pages));
  for (std::size_t i = 0; i < kStages; ++i) {
    total += result.times[i];
    fmt::print(stderr, "{:<10} {:8.1f} ms CPU {:8.3f} ms a page\n", name_of(static_cast<Stage>(i)),
               static_cast<double>(result.times[i].count()) / 1e6,
               static_cast<double>(result.times[i].count()) / 1e6 / pages);
  }
  fmt::print(stderr, "{:<10} {:8.1f} ms CPU {:8.3f} ms a page, {} pages\n", "all",
             static_cast<double>(total.count()) / 1e6,
             static_cast<double>(total.count()) / 1e6 / pages, result.pages);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto milliseconds = [](const timeval& t) {
    return 1e3 * static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e3;
  };
  fmt::print(stderr, "process    {:8.1f} ms CPU, peak memory {} MB\n",
             milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), usage.ru_maxrss / 1024);
}

}  // namespace

int build(const Arguments& arguments) {
  const DiskFiles files;
  const auto project = load(files, arguments.options);
  std::vector<Finding> findings = project->findings;

  const bool dry = arguments.options.print || arguments.options.stop_after != Stage::verify ||
                   project->has_errors();
  Diagnostics world;
  std::unique_ptr<StagedSite> stage;
  if (!dry) stage = StagedSite::open(arguments.out, world, arguments.precompress);
  const auto fail_on_disk = [&] {
    for (Finding& f : resolve(world, project->sources, project->wording(arguments.options.reader)))
      findings.push_back(std::move(f));
    return report(*project, std::move(findings), arguments);
  };
  if (!dry && !stage) return fail_on_disk();

  Result result = compile_all(*project, files, arguments, stage.get());
  std::move(result.findings.begin(), result.findings.end(), std::back_inserter(findings));
  if (arguments.timings) print_timings(result);
  if (dry) std::fwrite(result.printed.data(), 1, result.printed.size(), stdout);
  if (dry || fails(findings, arguments.strict)) {
    stage.reset();
    return report(*project, std::move(findings), arguments);
  }
  const bool some =
      !arguments.options.only_forms.empty() || !arguments.options.only_languages.empty();
  std::vector<Summary> forms = std::move(result.summaries);
  if (some) forms = keep_the_rest(*stage, *project, arguments, std::move(forms));
  std::sort(forms.begin(), forms.end(), [](const Summary& a, const Summary& b) {
    return std::tie(a.language, a.form) < std::tie(b.language, b.form);
  });
  Renderer renderer(project->theme);
  Site shared = render_catalogue(forms, project->locales, project->theme, renderer);
  shared.merge(render_assets(project->theme, project->sources, world));
  shared.merge(
      render_component_page(read_components(files, project->theme, project->sources, world),
                            project->theme, project->locales, renderer));
  if (world.has_errors()) return fail_on_disk();
  for (const auto& [path, bytes] : shared) stage->put(path, bytes);
  if (!stage->commit(std::move(forms), world)) return fail_on_disk();
  fmt::print(stderr, "{} pages → {}\n", result.pages, arguments.out);
  return report(*project, std::move(findings), arguments);
}

}  // namespace blankett
