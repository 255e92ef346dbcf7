// Written by jitsi-renderer. A client that knows the name of its shard reloads when signalling answers from another
// one, and so follows a room that failed over. It must never do that again and again: so it learns the name at most
// once in ten minutes, and only on a page whose room needs no decoding and no folding beyond ASCII, which surely comes
// from the shard of its signalling.
(function () {
    var known = false;
    try {
        var since = Date.now() - Number(sessionStorage.getItem('jitsi-renderer-shard-known'));
        if (/^\/([\w-]+\/)?[\w-]+$/.test(location.pathname) && since >= 600000) {
            sessionStorage.setItem('jitsi-renderer-shard-known', String(Date.now()));
            known = true;
        }
    } catch (e) {
        // No storage, no name.
    }
    if (!known && config.deploymentInfo) {
        delete config.deploymentInfo.shard;
    }
})();
