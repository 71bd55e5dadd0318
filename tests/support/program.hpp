// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace support {

struct ProgramResult {
    int exit_code = -1;
    std::string out;
    std::string err;
};

/// The real binary of this build, run to its end with the arguments and no standard input.
/// \param folder where its output is kept meanwhile.
inline ProgramResult run_program(const std::string& folder, std::vector<std::string> arguments) {
    const std::string out = folder + "/program.out", err = folder + "/program.err";
    const pid_t child = fork();
    if (child == 0) {
        const auto redirect = [](const std::string& path, int flags, int to) {
            dup2(open(path.c_str(), flags, 0600), to);
        };
        redirect("/dev/null", O_RDONLY, STDIN_FILENO);
        redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
        redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
        std::vector<char*> words;
        for (std::string& argument : arguments) words.push_back(argument.data());
        words.push_back(nullptr);
        execvp(words[0], words.data());
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    const auto read = [](const std::string& path) {
        std::ostringstream text;
        text << std::ifstream{path}.rdbuf();
        return text.str();
    };
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(out), read(err)};
}

}  // namespace support
