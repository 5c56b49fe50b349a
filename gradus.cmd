@echo off
rem Gradus on Windows: starts the course. Builds what is missing or older than its sources, then runs the engine's
rem command line. Needs a JDK (17 or newer) and Maven (3.8 or newer); says so in one sentence where one is missing.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "BUILT=%ROOT%\.gradus\build"

set "JDK="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" set "JDK=%JAVA_HOME%"
if defined JDK goto version
where javac >nul 2>nul
if errorlevel 1 goto nojdk
for /f "tokens=1,* delims== " %%A in ('javac -J-XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.home ="') do set "JDK=%%B"
if not defined JDK goto nojdk

:version
set "FEATURE="
if exist "%JDK%\release" for /f "tokens=2 delims==" %%A in ('findstr /b "JAVA_VERSION=" "%JDK%\release"') do set "FEATURE=%%~A"
for /f "delims=.-+" %%A in ("%FEATURE%") do set "FEATURE=%%A"
if not defined FEATURE set "FEATURE=17"
if %FEATURE% LSS 17 goto oldjdk

if not exist "%BUILT%\root" goto build
if not exist "%BUILT%\engine.args" goto build
if not exist "%BUILT%\web.args" goto build
if not exist "%BUILT%\workbook.classpath" goto build
if not exist "%ROOT%\exercises\engine\target\classes" goto build
rem Is a source newer than the last build, or was the course moved?
powershell -NoProfile -Command "$s = Get-Item -LiteralPath ($env:BUILT + '\root'); if ((Get-Content -LiteralPath $s.FullName -TotalCount 1) -ne $env:ROOT) { exit 1 }; $m = Get-ChildItem -LiteralPath $env:ROOT -Directory | Where-Object { Test-Path ($_.FullName + '\src\main') } | ForEach-Object { $_.FullName + '\src\main'; $_.FullName + '\pom.xml' }; $all = @($m) + @(($env:ROOT + '\pom.xml'), ($env:ROOT + '\exercises\pom.xml'), ($env:ROOT + '\exercises\engine\pom.xml'), ($env:ROOT + '\exercises\workbook\pom.xml'), ($env:ROOT + '\exercises\engine\src\main'), ($env:ROOT + '\exercises\web\pom.xml'), ($env:ROOT + '\exercises\web\src\main')); foreach ($p in $all) { if ((Get-Item -LiteralPath $p).LastWriteTimeUtc -gt $s.LastWriteTimeUtc) { exit 1 }; if (Test-Path -LiteralPath $p -PathType Container) { if (Get-ChildItem -LiteralPath $p -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $s.LastWriteTimeUtc } | Select-Object -First 1) { exit 1 } } }; exit 0"
if errorlevel 1 goto build
goto start

:build
where mvn >nul 2>nul
if errorlevel 1 goto nomaven
if not exist "%BUILT%" mkdir "%BUILT%"
if not exist "%BUILT%" goto nofolder
echo Building the course (the first time downloads its libraries: some minutes).>&2
> "%BUILT%\root.new" echo %ROOT%
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvn -B -Dstyle.color=never -DskipTests -Dlearner.skip=true -pl exercises/workbook,exercises/web -am compile dependency:build-classpath "-Dmdep.outputFile=target/gradus.classpath" > "%BUILT%\log.txt" 2>&1 < nul
set "STATUS=%ERRORLEVEL%"
popd
if not "%STATUS%"=="0" goto failed
powershell -NoProfile -Command "$q = [string][char]34; foreach ($m in 'engine', 'web') { $d = (Get-Content -Raw -LiteralPath ($env:ROOT + '\exercises\' + $m + '\target\gradus.classpath')).Trim(); $cp = $env:ROOT + '\exercises\' + $m + '\target\classes;' + $d; [IO.File]::WriteAllText($env:BUILT + '\' + $m + '.args', '-cp ' + $q + $cp.Replace('\', '\\') + $q) }; Copy-Item -Force -LiteralPath ($env:ROOT + '\exercises\workbook\target\gradus.classpath') -Destination ($env:BUILT + '\workbook.classpath')"
if errorlevel 1 goto failed
move /y "%BUILT%\root.new" "%BUILT%\root" >nul

:start
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
if %FEATURE% GEQ 24 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem The pages and their server are loaded for the commands that need them (or name them), and for no other.
set "CLASSES=engine"
for %%C in (open site data help -h --help completion) do if "%~1"=="%%C" set "CLASSES=web"
"%JDK%\bin\java.exe" %OPTIONS% "@%BUILT%\%CLASSES%.args" "-Dgradus.root=%ROOT%" "-Dgradus.classpath.file=%BUILT%\workbook.classpath" gradus.engine.cli.Gradus %*
exit /b %ERRORLEVEL%

:nojdk
echo gradus: a JDK, version 17 or newer, is needed, but neither JAVA_HOME nor the PATH leads to one: winget install EclipseAdoptium.Temurin.21.JDK>&2
exit /b 3

:oldjdk
echo gradus: a JDK, version 17 or newer, is needed, but "%JDK%" holds Java %FEATURE%: winget install EclipseAdoptium.Temurin.21.JDK>&2
exit /b 3

:nomaven
echo gradus: Maven 3.8 or newer is needed, but there is no mvn on the PATH: see https://maven.apache.org/download.cgi>&2
exit /b 3

:nofolder
echo gradus: the folder "%BUILT%" cannot be written: check its permissions.>&2
exit /b 3

:failed
findstr /c:"Could not transfer" /c:"Could not resolve" /c:"Unknown host" /c:"Non-resolvable" "%BUILT%\log.txt" >nul 2>nul
if errorlevel 1 (
    findstr /b /c:"[ERROR]" "%BUILT%\log.txt" >&2
    echo gradus: the build failed; the whole log is in "%BUILT%\log.txt".>&2
) else (
    echo gradus: libraries are missing and could not be downloaded: connect to the internet and start again. The log is in "%BUILT%\log.txt".>&2
)
exit /b 3
