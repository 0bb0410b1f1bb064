/* The desk's clock: the newsroom's time and UTC, kept right. Works alone; without it, the page says
   when it was made. */
const clock = document.querySelector(".desk-clock")

function tick() {
  const now = new Date()
  for (const shown of clock.querySelectorAll("time")) {
    const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: shown.dataset.zone }
    shown.textContent = new Intl.DateTimeFormat("en-GB", form).format(now)
    shown.dateTime = now.toISOString()
  }
  setTimeout(tick, 60_000 - (now % 60_000))
}

if (clock) tick()
