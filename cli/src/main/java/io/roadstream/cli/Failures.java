package io.roadstream.cli;

import io.roadstream.perception.dataset.DatasetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one sentence on standard error and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("roadstream: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    err.flush();
    return ExitCodes.BAD_INPUT;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    int code;
    if (isMeantForUsers(e)) {
      LOG.info("failed: {}", e.getMessage(), e);
      err.println("roadstream: " + e.getMessage());
      code = codeOf(e);
    } else if (e instanceof IOException || e instanceof UncheckedIOException) {
      LOG.info("failed: {}", e.getMessage(), e);
      err.println("roadstream: " + describe(e instanceof IOException ? e : e.getCause()));
      code = ExitCodes.FAILURE;
    } else {
      LOG.error("unexpected failure", e);
      err.println("roadstream: unexpected failure: " + e + "; details are in " + LogFile.path());
      code = ExitCodes.FAILURE;
    }
    err.flush();
    return code;
  }

  private static boolean isMeantForUsers(Exception e) {
    return e.getClass().getName().startsWith("io.roadstream.");
  }

  private static int codeOf(Exception e) {
    if (e instanceof CliException failure) {
      return failure.exitCode();
    }
    return e instanceof DatasetException ? ExitCodes.BAD_INPUT : ExitCodes.FAILURE;
  }

  private static String describe(Throwable e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getFile() + ": " + other.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
