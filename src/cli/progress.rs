//! The line on standard error that says how many files are read: on a terminal only, for several files only.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Time between two versions of the line: ten a second are as many as anyone reads.
const INTERVAL: Duration = Duration::from_millis(100);

/// Says how far the work is; clears its line when it goes.
pub(super) struct Progress {
    total: usize,
    /// `None` where nobody watches.
    state: Option<Mutex<State>>,
}

struct State {
    done: usize,
    /// When the line was last written.
    written: Option<Instant>,
    /// Whether it stands there now.
    is_shown: bool,
}

impl Progress {
    /// Nothing is read yet of `total` files.
    pub(super) fn new(total: usize) -> Self {
        let is_watched = total > 1 && io::stderr().is_terminal();
        Self { total, state: is_watched.then(|| Mutex::new(State { done: 0, written: None, is_shown: false })) }
    }

    /// One more file is read.
    pub(super) fn step(&self) {
        self.with_state(|state| {
            state.done += 1;
            if state.written.is_none_or(|written| written.elapsed() >= INTERVAL) {
                state.written = Some(Instant::now());
                state.is_shown = true;
                show(&format!("\r{}/{} files", state.done, self.total));
            }
        });
    }

    /// Takes the line away, so that another one can stand there.
    pub(super) fn clear(&self) {
        self.with_state(|state| {
            if std::mem::take(&mut state.is_shown) {
                show("\r\x1b[K");
            }
        });
    }

    fn with_state(&self, change: impl FnOnce(&mut State)) {
        // A thread that panicked while it wrote the line leaves at worst a wrong number.
        if let Some(state) = &self.state {
            change(&mut state.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Writes at once; a terminal that is gone is no reason to stop.
fn show(line: &str) {
    let mut terminal = io::stderr().lock();
    let _ = terminal.write_all(line.as_bytes()).and_then(|()| terminal.flush());
}
