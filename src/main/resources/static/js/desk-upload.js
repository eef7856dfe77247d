/* A file on its way to the desk: it says how far it is, and goes again when the line broke off. Without a network it waits
   for one, however long; otherwise it is tried again after 1, 2, 4, 8 and 16 seconds. What the desk refused is refused for
   good. */
"use strict";
{
  const ATTEMPTS = 6;

  /* What Darkroom takes. A server that refuses while it is sent to is hardly heard, and looks like a line that broke off. */
  const LARGEST = 20 * 1024 * 1024;

  /* XMLHttpRequest, as fetch tells nothing of what is sent. */
  const send = (address, data, progress) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      /* A line that is dead and does not say so. */
      let silence;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(() => request.abort(), 60000);
      };
      const answer = () => {
        clearTimeout(silence);
        const { status, response: body } = request;
        done({ status, body, broken: !status || (!body && (status >= 500 || status === 429)) });
      };
      request.upload.addEventListener("progress", (event) => {
        heard();
        if (event.lengthComputable) progress(event.loaded / event.total);
      });
      request.addEventListener("loadend", answer);
      heard();
      request.send(data);
    });

  /* Until the time is over or the network is back; without one, until it is. */
  const pause = (seconds) =>
    new Promise((done) => {
      const wake = () => {
        removeEventListener("online", wake);
        clearTimeout(end);
        done();
      };
      const end = navigator.onLine ? setTimeout(wake, seconds * 1000) : undefined;
      addEventListener("online", wake);
    });

  /**
   * Sends what `data()` makes, anew for each attempt, as a form may have got another token meanwhile. `progress` hears how
   * much is there, `waits` the number of the next attempt, how many there are, and in how many seconds it comes (0: as soon as
   * there is a network).
   */
  desk.upload = async (address, data, { progress, waits }) => {
    if ([...data().values()].some((value) => value.size > LARGEST)) return { status: 413, body: null, broken: false };
    for (let attempt = 1; ; attempt++) {
      const answer = await send(address, data(), progress);
      const offline = !navigator.onLine;
      if (!answer.broken || (attempt >= ATTEMPTS && !offline)) return answer;
      const seconds = offline ? 0 : 2 ** (attempt - 1);
      progress(0);
      waits(attempt + 1, ATTEMPTS, seconds);
      await pause(seconds);
      if (offline) attempt = 0;
    }
  };
}
