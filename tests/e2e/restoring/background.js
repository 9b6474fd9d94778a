// Has closed tabs back for the tests (chromium-restore.mjs), which ask it from without: Recto itself may not, and has no need to.
