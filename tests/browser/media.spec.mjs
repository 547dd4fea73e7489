// Films, sounds and pictures in a form (forms/rader): nothing is fetched before one asks for it, everything works by
// keyboard, and each has what stands in for it.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { startWorld } from "./support/browser.mjs";
import { button, fill, onView } from "./support/form.mjs";
import { press, tabToText } from "./support/keyboard.mjs";
import { rowForm } from "./support/site.mjs";
import { languages, words } from "./support/words.mjs";

const own = {
  sv: { next: "Dina utgifter", add: "Lägg till: Utgift", film: "Så räknar vi", sound: "Ljudinspelning", signed: "Film på teckenspråk", captions: "Vi räknar ihop.",
    read: (name) => `Läs ”${name}” som text`, transcripts: ["Vi räknar ihop.", "Det är tyst.", "Vi tecknar summan."], picture: "Mynt på ett bord." },
  en: { next: "Your costs", add: "Add: Cost", film: "How we count", sound: "Sound recording", signed: "Film in sign language", captions: "We add up.",
    read: (name) => `Read “${name}” as text`, transcripts: ["We add up.", "It is silent.", "We sign the total."], picture: "Coins on a table." },
};

let world;
before(async () => { world = await startWorld(...rowForm()); });
afterEach(() => world.assertQuiet());
after(() => world.close());

for (const language of languages) {
  const w = { ...words[language], ...own[language] };

  test(`${language}: films, sounds and pictures`, async (t) => {
    const page = await world.open();
    const fetched = [];
    page.on("request", (request) => { if (/\/media\//.test(request.url())) fetched.push(request.url().split("/").at(-1)); });
    await page.goto(`${world.server.address}/${language}/rader/index.html`);
    await page.getByRole("link", { name: w.start, exact: true }).click();
    await fill(page, { har: "no" });
    await button(page, w.continue).click();
    await onView(page, w.next);
    const film = page.locator(`video[aria-label="${w.film}"]`);

    await t.test("a film is shown when its condition holds", async () => {
      assert.equal(await film.isVisible(), false);
      await button(page, w.add).click();
      assert.equal(await film.isVisible(), true);
      assert.equal(await page.locator("video:visible, audio:visible").count(), 3);
    });

    await t.test("nothing plays by itself, and only what is small is fetched", async () => {
      assert.deepEqual([...new Set(fetched)].sort(), [`film.${language}.vtt`, "mynt.png"]);
      for (const player of await page.locator("video, audio").all())
        assert.deepEqual(await player.evaluate(({ paused, controls, preload }) => ({ paused, controls, preload })), { paused: true, controls: true, preload: "none" });
    });

    await t.test("a film plays by keyboard, with captions in the language of the page", async () => {
      await film.focus();
      await page.keyboard.press("Space");
      await page.waitForFunction((name) => document.querySelector(`video[aria-label="${name}"]`).currentTime > 0, w.film);
      assert.ok(fetched.includes("film.webm"));
      const track = await film.evaluate(async (video) => {
        const track = [...video.textTracks].find(({ mode }) => mode === "showing");
        while (!track.cues?.length) await new Promise((resolve) => setTimeout(resolve, 50));
        return { kind: track.kind, language: track.language, text: track.cues[0].text };
      });
      assert.deepEqual(track, { kind: "captions", language, text: w.captions });
      assert.equal(await film.evaluate((video) => video.textTracks.length), 2, "the other language can be chosen");
    });

    await t.test("a sound plays", async () => {
      const sound = page.locator(`audio[aria-label="${w.sound}"]`);
      assert.ok(await sound.evaluate((audio) => audio.play().then(() => audio.duration > 0)));
    });

    await t.test("each film and sound has its words, opened by keyboard", async () => {
      for (const [index, name] of [w.film, w.sound, w.signed].entries()) {
        const transcript = page.getByText(w.transcripts[index], { exact: true });
        assert.equal(await transcript.isVisible(), false);
        await tabToText(page, w.read(name));
        await page.keyboard.press("Enter");
        assert.equal(await transcript.isVisible(), true);
      }
    });

    await t.test("a picture is said by its words, and one that only decorates not at all", async () => {
      assert.equal(await page.locator("img:visible").count(), 2);
      assert.ok(await page.locator("img").first().evaluate(({ naturalWidth }) => naturalWidth > 0));
      const images = page.getByRole("img");
      assert.equal(await images.count(), 1);
      assert.equal(await images.getAttribute("alt"), w.picture);
      assert.equal(await page.getByRole("figure").count(), 1, "only the film has a title");
      await page.getByRole("figure", { name: w.film }).waitFor();
    });
    await page.context().close();
  });

  test(`${language}: without JavaScript the films and their words are there too`, async () => {
    const page = await world.open(`${language}/rader/index.html`, { javaScriptEnabled: false });
    assert.equal(await page.locator("video:visible, audio:visible").count(), 3);
    await press(page, w.read(w.film));
    assert.ok(await page.getByText(w.transcripts[0], { exact: true }).isVisible());
    await page.context().close();
  });
}
