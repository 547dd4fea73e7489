// The line breaks at every moment of sending, with files and without, in Chromium and in Firefox: the person is told, every
// answer is still there, and sending on until there is a receipt makes one case.
import assert from "node:assert/strict";
import { after, describe, before, test } from "node:test";
import { formPage, worldIn } from "./support/browser.mjs";
import { button, goTo, onView, pdf, readAnswers, rightSubmission } from "./support/form.mjs";
import { words } from "./support/words.mjs";

const w = words.sv;
const moments = {
  "before anybody answers": "connect",
  "when the headers have come": "headers",
  "in the middle of the answers": "body",
  "when all has come, before it is taken in": "before",
  "when it is taken in, before the reply": "after",
  "in the middle of the reply": "reply",
};
const takenIn = ["after", "reply"];

for (const browser of ["chromium", "firefox"])
  describe(browser, () => {
    let world;
    before(async () => { world = await worldIn(browser); });
    after(() => world.close());

    for (const files of [[], [pdf("Avtal.pdf", 300_000)]])
      test(files.length ? "with a file" : "without files", async (t) => {
        const { receiver } = world;
        receiver.reset();
        const page = await world.open(formPage("sv"));
        await goTo(page, "review", files.length ? { agande: "leasing", avtal: files } : {});
        const answers = await readAnswers(page);

        for (const [name, cut] of Object.entries(moments))
          await t.test(name, async () => {
            if (cut === "connect") await receiver.unplug();
            else receiver.next({ cut });
            await button(page, w.send).click();
            const told = page.locator("[data-status]:focus");
            await told.waitFor();
            assert.match(await told.innerText(), /finns kvar/);
            await onView(page, w.headings.review);
            assert.deepEqual(await readAnswers(page), answers);
            assert.equal(receiver.receipts.size, takenIn.includes(cut) ? 1 : 0);
            if (cut === "connect") await receiver.plugIn();
          });

        await button(page, w.send).click();
        await onView(page, w.headings.receipt);
        const [{ receipt, submission, files: sent }, ...others] = receiver.receipts.values();
        assert.deepEqual(others, [], "one case");
        assert.equal(await page.locator("[data-receipt-number]").innerText(), receipt.receipt_number);
        assert.equal(submission.answers.person.fornamn, rightSubmission("sv").answers.person.fornamn);
        assert.deepEqual(Object.values(sent).map(([{ bytes }]) => bytes), files.map(({ buffer }) => buffer));
        world.assertQuiet();
        await page.context().close();
      });
  });
