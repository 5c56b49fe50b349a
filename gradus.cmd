@echo off
rem Gradus on Windows: starts the course. Builds what is missing or older than its sources, then runs the engine's
rem command line. Needs a JDK (17 or newer) and Maven (3.8 or newer); says so in one sentence where one is missing.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "BUILT=%ROOT%\.gradus\build"
rem A semicolon separates the entries of Java's class path.
if not "%ROOT:;=%"=="%ROOT%" goto badfolder

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

set "CLASSES=%ROOT%\exercises\engine\target\classes"
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
if not exist "%CLASSES%\gradus\engine\launch\Build.class" goto build
rem An upgrade that was interrupted comes first, with the engine that was built last: half of a new course may not compile.
if not exist "%ROOT%\.gradus\upgrade" goto fresh
if not exist "%BUILT%\engine.args" goto fresh
"%JDK%\bin\java.exe" "@%BUILT%\engine.args" gradus.engine.upgrade.Interrupted "%ROOT%"
if errorlevel 1 exit /b 3

:fresh
"%JDK%\bin\java.exe" %OPTIONS% -cp "%CLASSES%" gradus.engine.launch.Build fresh "%ROOT%"
if not errorlevel 1 goto start
if not exist "%BUILT%\sources" goto build
"%JDK%\bin\java.exe" %OPTIONS% -cp "%CLASSES%" gradus.engine.launch.Refresh "%ROOT%"
if errorlevel 3 goto broken
if not errorlevel 1 goto start

:build
where mvn >nul 2>nul
if errorlevel 1 goto nomaven
if not exist "%BUILT%" mkdir "%BUILT%" 2>nul
if not exist "%BUILT%" goto nofolder
> "%BUILT%\started" echo the build
if errorlevel 1 goto nofolder
echo Building the course (the first time downloads its libraries: some minutes).>&2
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvn -B -C -Dstyle.color=never -DskipTests -Dlearner.skip=true -pl exercises/workbook,exercises/web -am compile dependency:build-classpath "-Dmdep.outputFile=target/gradus.classpath" > "%BUILT%\log.txt" 2>&1 < nul
set "STATUS=%ERRORLEVEL%"
popd
if not "%STATUS%"=="0" goto failed
"%JDK%\bin\java.exe" %OPTIONS% -cp "%CLASSES%" gradus.engine.launch.Build finish "%ROOT%"
if errorlevel 1 exit /b 3
"%JDK%\bin\java.exe" %OPTIONS% -cp "%CLASSES%" gradus.engine.launch.Refresh remember "%ROOT%"

:start
if %FEATURE% GEQ 24 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem The pages and their server are loaded for the commands that need them (or name them), and for no other.
set "ARGS=engine"
for %%C in (open site data report help -h --help completion) do if "%~1"=="%%C" set "ARGS=web"
"%JDK%\bin\java.exe" %OPTIONS% "@%BUILT%\%ARGS%.args" "-Dgradus.root=%ROOT%" "-Dgradus.classpath.file=%BUILT%\workbook.classpath" gradus.engine.cli.Gradus %*
exit /b %ERRORLEVEL%

:broken
echo gradus: a source of the course does not compile ^(above^): undo your changes to it, or mend it.>&2
exit /b 3

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
echo gradus: the course must be built first, but the folder "%BUILT%" cannot be written by you: clone the course into a folder of your own, or check the permissions.>&2
exit /b 3

:badfolder
echo gradus: the course's folder "%ROOT%" has a character (;) that Java cannot use in a class path: move or rename it.>&2
exit /b 3

:failed
findstr /c:"PKIX path" /c:"valid certification path" /c:"SSLHandshakeException" "%BUILT%\log.txt" >nul 2>nul
if not errorlevel 1 (
    echo gradus: your network answers with a certificate that Java does not know ^(a company's proxy looks into the traffic^): ask for the company's root certificate as a file, run "%JDK%\bin\keytool" -importcert -cacerts -storepass changeit -alias company -file FILE, and start again. The log is in "%BUILT%\log.txt".>&2
    exit /b 3
)
findstr /c:"407 Proxy" "%BUILT%\log.txt" >nul 2>nul
if not errorlevel 1 (
    echo gradus: your network's proxy asks for a name and a password: write them into the proxies of "%USERPROFILE%\.m2\settings.xml" and start again. The log is in "%BUILT%\log.txt".>&2
    exit /b 3
)
findstr /c:"Checksum validation failed" "%BUILT%\log.txt" >nul 2>nul
if not errorlevel 1 (
    echo gradus: your network sent something else than the library that was asked for ^(a sign-in page?^): open any page in a browser, sign in, and start again; nothing of it was stored. The log is in "%BUILT%\log.txt".>&2
    exit /b 3
)
findstr /c:"' is missing. @" /c:"Non-parseable POM" /c:"zip END header" "%BUILT%\log.txt" >nul 2>nul
if not errorlevel 1 (
    findstr /c:"Non-parseable POM" /c:"The POM for" /c:"zip END header" "%BUILT%\log.txt" >&2
    echo gradus: what is named above is not a library but something else ^(a network's sign-in page?^): delete its folder in "%USERPROFILE%\.m2\repository", sign in to the network with a browser, and start again.>&2
    exit /b 3
)
findstr /c:"Could not transfer" /c:"Could not resolve" /c:"Unknown host" /c:"Non-resolvable" "%BUILT%\log.txt" >nul 2>nul
if errorlevel 1 (
    findstr /b /c:"[ERROR]" "%BUILT%\log.txt" >&2
    echo gradus: the build failed; the whole log is in "%BUILT%\log.txt".>&2
) else (
    echo gradus: libraries are missing and could not be downloaded: connect to the internet and start again. The log is in "%BUILT%\log.txt".>&2
)
exit /b 3
